package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casus/store/sqlite"
)

// TestKilledAdd kills the process in the middle of adding: what was committed stays readable and whole, and the same command goes on from there.
func TestKilledAdd(t *testing.T) {
	dir := t.TempDir()
	var reports strings.Builder
	const n = 400
	for i := range n {
		fmt.Fprintf(&reports, "{\"id\":\"r%d\",\"text\":\"Turkey expelled %d Greek diplomats on Monday, the foreign ministry said.\",\"published\":\"2024-05-03\"}\n", i, i+2)
	}
	input, ledger := filepath.Join(dir, "reports.jsonl"), filepath.Join(dir, "l.casus")
	if err := os.WriteFile(input, []byte(reports.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	count := func() int {
		l, err := sqlite.Open(context.Background(), ledger, false)
		if err != nil {
			return 0
		}
		defer l.Close()
		rows := 0
		for rec, err := range l.Records(context.Background(), time.Time{}) {
			if err != nil {
				t.Fatal(err)
			}
			if err := rec.Validate(); err != nil {
				t.Fatal(err)
			}
			rows++
		}
		return rows
	}
	command := func() *exec.Cmd {
		c := exec.Command(self, "add", "--ledger", ledger, input)
		c.Env = append(os.Environ(), "CASUS_RUN=1")
		return c
	}
	adding := command()
	if err := adding.Start(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(2 * time.Minute); count() == 0 && time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
	}
	if err := adding.Process.Kill(); err != nil {
		t.Log("the run was over before it could be killed")
	}
	adding.Wait()
	before := count()
	t.Logf("%d of %d reports in the ledger after the kill", before, n)
	if before == 0 {
		t.Fatal("nothing was committed")
	}
	again := command()
	var out bytes.Buffer
	again.Stderr = &out
	if err := again.Run(); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	if after := count(); after != n {
		t.Errorf("%d reports after the second run, want %d", after, n)
	}
	if want := fmt.Sprintf("%d known already", before); !strings.Contains(out.String(), want) {
		t.Errorf("the second run says %q, want %q in it", out.String(), want)
	}
}
