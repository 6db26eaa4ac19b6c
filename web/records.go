package web

import (
	"context"
	"time"

	"casus"
)

// recordCache reads each record of a moment once for one request.
type recordCache struct {
	s    *Server
	ctx  context.Context
	at   time.Time
	read map[string]*casus.Record
}

// get is a record, nil when the ledger has none of that id.
func (c *recordCache) get(report string) *casus.Record {
	rec, ok := c.read[report]
	if ok {
		return rec
	}
	if c.read == nil {
		c.read = map[string]*casus.Record{}
	}
	rec, err := c.s.src.RecordAt(c.ctx, report, c.at)
	if err != nil {
		rec = nil
	}
	c.read[report] = rec
	return rec
}
