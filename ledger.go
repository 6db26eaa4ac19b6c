package casus

// EventLink ties an event to another one, or to a statement about it.
type EventLink struct {
	Kind      string `json:"kind"`                // planned, carried_out, denied, negated
	Event     string `json:"event,omitempty"`     // the other event
	ReportID  string `json:"report_id,omitempty"` // report of the statement
	Statement string `json:"statement,omitempty"`
	By        string `json:"by,omitempty"` // who denies
	Text      string `json:"text,omitempty"`
}

// Kinds of link.
const (
	LinkPlanned    = "planned"     // the other event is the plan, promise, demand or threat of this one
	LinkCarriedOut = "carried_out" // the other event is what came of this one
	LinkDenied     = "denied"      // a party denies it
	LinkNegated    = "negated"     // the other event is a report that it did not happen
)

// Statuses of a compared field.
const (
	FieldAgree  = "agree"
	FieldDiffer = "differ"
	FieldSingle = "single" // one account alone states it
	FieldSilent = "silent" // none does
)

// Comparison lays the accounts of one event side by side.
type Comparison struct {
	Event    Event       `json:"event"`
	Accounts []string    `json:"accounts"` // report ids, in order of publication
	Fields   []Field     `json:"fields"`
	Denials  []EventLink `json:"denials"`
}

// Field is one thing that accounts state: what each says, and whether they agree. Conflicting figures stand beside one another; they are
// never averaged or summed.
type Field struct {
	Name   string       `json:"name"` // act, sources, targets, time, place, status, voice; figures by their role or item: killed, wounded, soldier ...
	Status string       `json:"status"`
	Low    *float64     `json:"low,omitempty"`  // least of all figures
	High   *float64     `json:"high,omitempty"` // greatest; nil where one is open
	Values []FieldValue `json:"values"`         // what is stated, one a report
	Silent []string     `json:"silent"`         // reports that do not state it
}

// FieldValue is what one report states.
type FieldValue struct {
	ReportID string   `json:"report_id"`
	Outlet   string   `json:"outlet,omitempty"`
	Origin   string   `json:"origin"`
	Value    string   `json:"value"`
	Low      *float64 `json:"low,omitempty"`
	High     *float64 `json:"high,omitempty"`
	Evidence
}

// PositionAt is a position with the report that tells it.
type PositionAt struct {
	Position
	Holder   string `json:"holder"` // the party it counts for: officials count for their country
	ReportID string `json:"report_id"`
	Outlet   string `json:"outlet,omitempty"`
	Day      string `json:"day,omitempty"` // ISO day of the position, else of the statement that carries it, else of the report
	By       string `json:"by,omitempty"`  // who says so, when it is not the outlet
}

// Shift is a change of a party's stance on an issue, with both pieces of evidence.
type Shift struct {
	Holder string     `json:"holder"`
	Issue  string     `json:"issue"`
	From   string     `json:"from"`
	To     string     `json:"to"`
	Day    string     `json:"day"` // of the new stance
	Before PositionAt `json:"before"`
	After  PositionAt `json:"after"`
	// ClaimedBy says who tells that the stance changed: "" = nobody, it shows from the two positions; "outlet"; or the speaker's id.
	ClaimedBy string `json:"claimed_by,omitempty"`
}

// Course is talks, sanctions, aid, a deployment or a truce as it runs, folded from events, statements and figures.
type Course struct {
	ID      string     `json:"id"`
	Kind    string     `json:"kind"`
	Parties []ActorRef `json:"parties"`
	From    []ActorRef `json:"from,omitempty"`   // of the parties those that give, send or impose
	To      []ActorRef `json:"to,omitempty"`     // those that it is given to or imposed on
	Others  []ActorRef `json:"others,omitempty"` // mediators, hosts
	Status  string     `json:"status"`
	Rounds  int        `json:"rounds,omitempty"` // highest round, package or tranche that was reached
	Steps   []Step     `json:"steps"`
	Flags   []string   `json:"flags,omitempty"` // ordinals and totals that do not fit together
}

// Step is one thing that happened to a course.
type Step struct {
	Day      string         `json:"day,omitempty"`
	Status   string         `json:"status"`
	Planned  bool           `json:"planned,omitempty"` // announced and not taken yet
	Ordinal  int            `json:"ordinal,omitempty"`
	Figures  []CourseFigure `json:"figures,omitempty"`
	Place    string         `json:"place,omitempty"`
	Event    string         `json:"event,omitempty"`
	ReportID string         `json:"report_id"`
	Evidence
}

// CourseFigure is a sum or count of a step with what it is.
type CourseFigure struct {
	Low   *float64 `json:"low"`
	High  *float64 `json:"high"`
	Unit  string   `json:"unit"`
	Item  string   `json:"item,omitempty"`
	Delta string   `json:"delta"`
	Stage string   `json:"stage,omitempty"`
	Text  string   `json:"text"`
}

// Forecast is a prediction with its horizon and what was reported later.
type Forecast struct {
	ReportID  string   `json:"report_id"`
	Statement string   `json:"statement"`
	By        string   `json:"by,omitempty"`
	Made      string   `json:"made,omitempty"` // day
	Horizon   string   `json:"horizon,omitempty"`
	Outcome   string   `json:"outcome"` // open, due, happened, not_happened
	Events    []string `json:"events,omitempty"`
	Evidence
}

// Change is something that a ledger has now and had not before.
type Change struct {
	Kind  string `json:"kind"` // new, revised, contradicted, shift, course, forecast
	Day   string `json:"day,omitempty"`
	What  string `json:"what"`            // in words: the field that was revised, the stance, the status
	Event string `json:"event,omitempty"` // id of the event
	Row   any    `json:"row"`             // the event, shift, course or forecast
}

// Kinds of change.
const (
	ChangeNew          = "new"
	ChangeRevised      = "revised"
	ChangeContradicted = "contradicted"
	ChangeShift        = "shift"
	ChangeCourse       = "course"
	ChangeForecast     = "forecast"
)
