// Package sqlite keeps a ledger in one SQLite file (write-ahead log, FTS5), without a service. Start with [Open].
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"casus"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Ledger is a ledger file. It is safe for concurrent use; other processes may read and add at the same time.
type Ledger struct {
	db   *sql.DB
	path string
	enc  *zstd.Encoder
	dec  *zstd.Decoder
}

// busyTimeout is how long a write waits for another process, in milliseconds.
const busyTimeout = 30000

// mostConnections bounds the connections of one process; each has a cache of its own.
const mostConnections = 12

// Open opens the ledger at path, making it when create is set, and brings an older one up to date. A ledger of a newer program is
// refused, and left as it is. Errors have kind KindStore.
func Open(ctx context.Context, path string, create bool) (*Ledger, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, ledgerError(path, errors.New("this is a directory"), "name a file, such as "+filepath.Join(path, "ledger.casus"))
	} else if err != nil && !create {
		return nil, ledgerError(path, errors.New("no such ledger"), "casus add --ledger "+path+" REPORTS makes it")
	}
	pragmas := url.Values{"_pragma": {
		fmt.Sprintf("busy_timeout(%d)", busyTimeout), "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)", "cache_size(-65536)",
	}, "_txlock": {"immediate"}}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?"+pragmas.Encode())
	if err != nil {
		return nil, ledgerError(path, err, "")
	}
	// Questions that find all connections in use wait for one: a crowd would otherwise open so many that no file can be opened any more.
	db.SetMaxOpenConns(mostConnections)
	db.SetMaxIdleConns(mostConnections)
	l := &Ledger{db: db, path: path}
	if err := l.migrate(ctx); err != nil {
		db.Close()
		return nil, err
	}
	l.enc, _ = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	l.dec, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(1<<30))
	return l, nil
}

// raceTries and racePause bound the wait for another process that makes the same ledger at the same time.
const (
	raceTries = 100
	racePause = 100 * time.Millisecond
)

// migrate brings the tables up to date. Of several processes that make one ledger at once all but one fail at first: they look again until
// the ledger is of this program's version.
func (l *Ledger) migrate(ctx context.Context) error {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, l.db, sub, goose.WithVerbose(false),
		goose.WithGoMigrations(goose.NewGoMigration(3, &goose.GoFunc{RunTx: listFigures}, nil)))
	if err != nil {
		return l.fail(err)
	}
	sources := p.ListSources()
	newest := sources[len(sources)-1].Version
	for try := 1; ; try++ {
		have, err := p.GetDBVersion(ctx)
		switch {
		case err == nil && have > newest:
			return ledgerError(l.path, fmt.Errorf("the ledger is of version %d, this program knows versions up to %d", have, newest), "use a newer casus; the ledger was not changed")
		case err == nil && have == newest:
			return nil
		case err == nil:
			_, err = p.Up(ctx)
		}
		if err != nil && (try == raceTries || !isRace(err)) {
			return l.fail(err)
		}
		if err != nil {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(racePause):
			}
		}
	}
}

// isRace tells the errors of tables that another process is just making from those of a broken or foreign file.
func isRace(err error) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_ERROR, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_SCHEMA:
		return true
	}
	return false
}

// Close ends the use of the ledger.
func (l *Ledger) Close() error {
	l.enc.Close()
	l.dec.Close()
	return l.fail(l.db.Close())
}

// fail makes an error of the database one that says what to do next.
func (l *Ledger) fail(err error) error {
	if err == nil {
		return nil
	}
	hint := ""
	var e *sqlite.Error
	if errors.As(err, &e) {
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_FULL:
			hint = "the disk is full: make room and run the command again, it goes on from there"
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			hint = "another process is writing for a long time: try again"
		case sqlite3.SQLITE_NOTADB:
			hint = "this is no ledger: name another file"
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
			hint = "is the folder there, and may you write to it?"
		case sqlite3.SQLITE_CORRUPT:
			hint = "the file is damaged: restore a copy, or add the reports to a new ledger"
		case sqlite3.SQLITE_IOERR:
			hint = "the disk failed: is it full or gone?"
		}
	}
	return ledgerError(l.path, err, hint)
}

func ledgerError(path string, err error, hint string) error {
	return &casus.Error{Op: "open ledger", Kind: casus.KindStore, Subject: path, Err: err, Hint: hint}
}
