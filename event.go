package casus

// Realis values of an event mention.
const (
	Actual       = "actual"
	Future       = "future"
	Hypothetical = "hypothetical"
	Conditional  = "conditional"
	Negated      = "negated"
	Historical   = "historical"
)

// VoiceOutlet is the voice of what the outlet itself asserts.
const VoiceOutlet = "outlet"

// EventTime is a half-open local interval with the reason for it. Mention is the id of the time mention, if one.
type EventTime struct {
	Begin   string `json:"begin"`
	End     string `json:"end"`
	Basis   string `json:"basis"`
	Mention string `json:"mention,omitempty"`
}

// Inner is the act that is promised, asked, refused or threatened.
type Inner struct {
	Type string  `json:"type"`
	Mode *string `json:"mode"`
}

// EventMention is one coded act in one report.
type EventMention struct {
	ID          string      `json:"id"`
	Type        string      `json:"type"` // PLOVER 2.0 type, or one of another ontology
	Mode        *string     `json:"mode"`
	Contexts    []string    `json:"contexts"`
	Sources     []ActorRef  `json:"sources"`
	Targets     []ActorRef  `json:"targets"`
	Trigger     Evidence    `json:"trigger"`
	Lemma       string      `json:"lemma,omitempty"` // of the trigger's head
	Time        *EventTime  `json:"time"`
	Place       *EventPlace `json:"place"`
	Figures     []string    `json:"figures"` // ids of figure mentions
	Realis      string      `json:"realis"`
	Inner       *Inner      `json:"inner"`
	Voice       string      `json:"voice"`                  // VoiceOutlet or a statement id
	PerformedBy string      `json:"performed_by,omitempty"` // statement by which a verbal act is done
	Confidence  float64     `json:"confidence"`
	CAMEO       *string     `json:"cameo"` // root or full CAMEO code, "042"
	Quad        int         `json:"quad"`
	Intensity   *float64    `json:"intensity"`         // conflict-co-operation score, -10 to +10
	Caption     bool        `json:"caption,omitempty"` // told in a caption
	Rules       []string    `json:"rules"`
	At          TokenRef    `json:"-"`
}

// EventPlace is the scene of an event: the place mention and its reading.
type EventPlace struct {
	Mention string `json:"mention"` // id of the place mention
	Evidence
	Name      string `json:"name"`
	Country   string `json:"country,omitempty"`
	GeonameID *int   `json:"geonameid"`
}

// Position is what an actor holds on an issue, as told at one point of a report.
type Position struct {
	ID     string   `json:"id"`
	Actor  ActorRef `json:"actor"`
	Issue  string   `json:"issue"`
	Stance string   `json:"stance"` // for, against, open, conditional, refuses_to_discuss
	Evidence
	Voice     string     `json:"voice"`
	ShiftFrom *string    `json:"shift_from"`
	Time      *EventTime `json:"time"`
	Rules     []string   `json:"rules,omitempty"`
}

// Process is a course of talks, sanctions, aid, deployment or truce as one report tells it: one row for a kind and its parties, whatever the number of
// mentions. Its evidence are the words of all of them, its status that of the mention that says how it stands now.
type Process struct {
	ID        string     `json:"id"`
	Kind      string     `json:"kind"` // talks, sanctions, aid, deployment, ceasefire
	Parties   []ActorRef `json:"parties"`
	From      []string   `json:"from,omitempty"` // ids of the parties that give, send or impose; of sanctions and aid
	To        []string   `json:"to,omitempty"`   // ids of those that it is given to or imposed on
	Mediators []ActorRef `json:"mediators,omitempty"`
	Status    string     `json:"status"`
	Rounds    *int       `json:"rounds"`
	Items     []string   `json:"items,omitempty"`
	Figures   []string   `json:"figures,omitempty"`
	Evidence
	Voice string        `json:"voice"`
	Steps []ProcessStep `json:"steps,omitempty"`
	Rules []string      `json:"rules,omitempty"`
}

// ProcessStep is one mention of a process: what it says of its status.
type ProcessStep struct {
	Status  string      `json:"status"`
	Planned bool        `json:"planned,omitempty"` // told as to come
	Ordinal int         `json:"ordinal,omitempty"` // number of the round, package or tranche
	Time    *EventTime  `json:"time,omitempty"`
	Place   *EventPlace `json:"place,omitempty"`
	Figures []string    `json:"figures,omitempty"`
	Event   string      `json:"event,omitempty"` // id of the event mention that it is
	Evidence
	Voice string `json:"voice"`
}

// Event is what several mentions tell, merged. Its fields are those most origins agree on.
type Event struct {
	ID       string      `json:"id"`
	Type     string      `json:"type"`
	Mode     *string     `json:"mode"`
	Contexts []string    `json:"contexts"`
	Sources  []ActorRef  `json:"sources"`
	Targets  []ActorRef  `json:"targets"`
	Time     *EventTime  `json:"time"`
	Place    *EventPlace `json:"place"`
	Realis   string      `json:"realis"`
	Inner    *Inner      `json:"inner"`
	Origins  int         `json:"origins"` // independent origins
	Accounts []Account   `json:"accounts"`
	Reasons  []string    `json:"reasons,omitempty"`
	CAMEO    *string     `json:"cameo"`
	Quad     int         `json:"quad"`
	Links    []EventLink `json:"links,omitempty"`
}

// Account is one report's version of an event. EventID is the event mention's id in that report's record.
type Account struct {
	ReportID string `json:"report_id"`
	EventID  string `json:"event_id"`
	// Origin is whom the account comes from in the end: own:OUTLET, agency:NAME, outlet:NAME (another paper is cited, or copied),
	// statement:ACTOR (a party's words), unnamed:OUTLET (sources of the outlet without a name).
	Origin    string `json:"origin"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"`
	Text      string `json:"text,omitempty"` // the trigger's words
	Voice     string `json:"voice,omitempty"`
	Realis    string `json:"realis,omitempty"`
}
