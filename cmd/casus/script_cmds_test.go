package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"casus"
)

// validRecords holds every line of a file ("stdout" for the last output) against the published schema and the record's own
// validation: valid FILE COUNT.
func validRecords(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: valid FILE COUNT")
	}
	want, err := strconv.Atoi(args[1])
	ts.Check(err)
	schema, err := jsonschema.NewCompiler().Compile(schemaPath)
	ts.Check(err)
	n := 0
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		n++
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(line)))
		ts.Check(err)
		ts.Check(schema.Validate(v))
		rec := &casus.Record{}
		ts.Check(json.Unmarshal([]byte(line), rec))
		ts.Check(rec.Validate())
	}
	if n != want {
		ts.Fatalf("%s holds %d records, want %d", args[0], n, want)
	}
}

// schemaPath is the schema, found from the package's folder before scripts change it.
var schemaPath = func() string {
	dir, _ := os.Getwd()
	return dir + "/../../docs/record.schema.json"
}()

// sized writes a file of one line of N bytes: sized FILE N.
func sized(ts *testscript.TestScript, neg bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte("word "), n/5), 0o600))
}
