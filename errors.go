package casus

import (
	"errors"
	"fmt"
)

// Kind sorts errors by what the user can do about them.
type Kind string

// Error kinds.
const (
	KindInput    Kind = "bad input"            // the report cannot be read; it is set aside
	KindLanguage Kind = "unsupported language" // the report is not in a language we read; it is set aside
	KindData     Kind = "bad data file"        // a lexicon, registry, rule or ontology file is wrong
	KindRecord   Kind = "invalid record"       // a record breaks the contract: a defect of ours, or of a file read in
	KindStore    Kind = "ledger"               // the ledger cannot be read or written
	KindUsage    Kind = "usage"                // the command was called wrongly
)

// Error is an error with the operation, the kind, the subject (file, report, row), the cause and a hint what to do next.
type Error struct {
	Op      string
	Kind    Kind
	Subject string
	Err     error
	Hint    string
}

// Error is one line: operation, subject, kind, cause.
func (e *Error) Error() string {
	s := e.Op
	if e.Subject != "" {
		s += " " + e.Subject
	}
	s += ": " + string(e.Kind)
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	if e.Hint != "" {
		s += fmt.Sprintf(" (%s)", e.Hint)
	}
	return s
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }

// IsKind reports whether err is, or wraps, an Error of the kind.
func IsKind(err error, kind Kind) bool {
	var e *Error
	return errors.As(err, &e) && e.Kind == kind
}
