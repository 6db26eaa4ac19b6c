package casus

// Attribution ties content to a source by a cue (PARC 3). Any of the three may be empty, not all.
type Attribution struct {
	ID      string
	Source  Spans    // the whole noun phrase
	Cue     Spans    // the whole verb group, noun or phrase
	Content Spans    // in pieces when the cue interrupts it
	Quoted  []Span   // the parts of the content inside quotation marks, marks left out
	Kind    string   // direct, indirect, mixed, scare
	Class   string   // cue class id of the lexicon
	Act     string   // speech act proposed by the cue class
	SrcAt   TokenRef // head of the source, NoToken when absent or carried over
	CueAt   TokenRef // head of the cue
	// SourceFrom is the reading when the source is not in words beside the cue: "elided subject", "speaker of the
	// sentence before", "outlet".
	SourceFrom string
	Addressee  Spans
	AddrAt     TokenRef
	Parent     string // id of the attribution whose content holds this one
	Via        []Via  // reporters named inside the source phrase or beside it, outermost first
	Confidence float64
	Rules      []string
}

// Via is a reporter who passes a statement on ("the Times, citing officials").
type Via struct {
	Spans Spans
	At    TokenRef
}

// Statement acts.
const (
	ActSay      = "SAY"
	ActAssess   = "ASSESS"
	ActForecast = "FORECAST"
	ActAccuse   = "ACCUSE"
	ActDeny     = "DENY"
	ActReject   = "REJECT"
	ActThreaten = "THREATEN"
	ActPromise  = "PROMISE"
	ActRequest  = "REQUEST"
	ActSupport  = "SUPPORT"
)

// StatementSource is the resolved speaker.
type StatementSource struct {
	ActorRef
	Unnamed    bool    `json:"unnamed"`
	Confidence float64 `json:"confidence"`
}

// Statement is an attribution with its speech act, resolved speaker, occasion, time and topic.
type Statement struct {
	ID        string           `json:"id"`
	Source    *StatementSource `json:"source"`
	CoSources []ActorRef       `json:"co_sources,omitempty"`
	Cue       *Evidence        `json:"cue"`
	Content   *Evidence        `json:"content"`
	Quoted    []Evidence       `json:"quoted,omitempty"` // the only words that may be shown as quotation
	Kind      string           `json:"kind"`             // direct, indirect, mixed, scare
	Act       string           `json:"act"`
	Parent    *string          `json:"parent"` // statement whose content holds this one
	Chain     []ActorRef       `json:"chain"`  // who passes it on, outermost first, without the source itself
	Time      *EventTime       `json:"time"`
	Place     *string          `json:"place"` // id of the place mention
	Occasion  *Evidence        `json:"occasion"`
	About     []string         `json:"about"` // issue ids, else the words of the topic
	Addressee []ActorRef       `json:"addressee"`
	Target    []ActorRef       `json:"target,omitempty"`
	Horizon   *EventTime       `json:"horizon,omitempty"` // of a forecast
	Conf      float64          `json:"confidence"`
	Rules     []string         `json:"rules,omitempty"`
	CueAt     TokenRef         `json:"-"`
}

// Voice says for a clause of the report who vouches for it: "outlet", or the ids of the statements that carry it.
type Voice struct {
	ID string `json:"id"`
	Evidence
	Voice      string   `json:"voice"` // outlet, attributed
	Statements []string `json:"statements,omitempty"`
}

// Wording is a loaded, labelling or scare-quoted expression with its owner.
type Wording struct {
	ID string `json:"id"`
	Evidence
	Kind  string    `json:"kind"`  // loaded, scare_quote, label
	Owner string    `json:"owner"` // outlet, or a statement id
	By    *ActorRef `json:"by"`    // who speaks, when not the outlet
	Rules []string  `json:"rules,omitempty"`
}
