package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus"
	"casus/store"
	"casus/store/storetest"
)

func TestContract(t *testing.T) {
	dir := t.TempDir()
	storetest.Run(t, func(t *testing.T, name string) store.Ledger {
		t.Helper()
		l, err := Open(context.Background(), filepath.Join(dir, name+".casus"), true)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.db.Close() })
		return l
	})
}

func TestOpenErrors(t *testing.T) {
	dir, ctx := t.TempDir(), context.Background()
	file := filepath.Join(dir, "note.txt")
	if err := os.WriteFile(file, []byte(strings.Repeat("this is no ledger ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(dir, "newer.casus")
	l, err := Open(ctx, newer, true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`); err != nil {
		t.Fatal(err)
	}
	l.Close()
	for _, c := range []struct{ name, path, want string }{
		{"directory", dir, "directory"},
		{"missing", filepath.Join(dir, "none.casus"), "no such ledger"},
		{"no ledger", file, "this is no ledger"},
		{"newer", newer, "use a newer casus"},
	} {
		_, err := Open(ctx, c.path, false)
		if !casus.IsKind(err, casus.KindStore) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v; want %q in it", c.name, err, c.want)
		}
	}
}
