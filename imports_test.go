package casus_test

import (
	"encoding/json"
	"os/exec"
	"path"
	"sort"
	"strings"
	"testing"
)

// allowed is the direction of imports inside the module: a package may import these and nothing else of ours. The table in docs/design.md
// gives the reasons. A name ending in /... covers the packages below it.
var allowed = map[string][]string{
	".":            {},
	"data":         {},
	"lexicon":      {".", "data"},
	"rule":         {".", "lexicon"},
	"conllu":       {"."},
	"ingest":       {".", "lexicon"},
	"text":         {".", "lexicon"},
	"analyse":      {".", "lexicon", "text", "analyse/..."},
	"analyse/...":  {".", "lexicon", "text", "analyse", "analyse/..."},
	"clause":       {"."},
	"annotate/...": {".", "lexicon", "rule", "clause", "annotate/number", "annotate/place/gazetteer"},
	"attribute":    {".", "lexicon", "rule", "clause"},
	"chain":        {".", "lexicon", "clause"},
	"statement":    {".", "lexicon", "rule", "clause"},
	"code":         {".", "lexicon", "rule", "clause"},
	"dispute":      {".", "lexicon", "clause"},
	"resolve":      {".", "lexicon"},
	"sample":       {},
	"pipeline":     {".", "data", "lexicon", "ingest", "text", "analyse", "analyse/...", "clause", "annotate/...", "attribute", "chain", "statement", "code", "dispute"},
	"store":        {"."},
	"store/...":    {".", "store"},
	"stream":       {".", "pipeline", "store"},
	"stream/...":   {".", "pipeline", "store", "stream"},
	"export":       {"."},
	"web":          {".", "store", "export"},
	"web/...":      {".", "store", "export", "web"},
	"eval":         {".", "conllu", "lexicon", "pipeline", "resolve", "ingest", "eval/..."},
	"eval/gold":    {".", "ingest"},
	"eval/...":     {".", "lexicon", "conllu", "eval/gold", "eval/..."},
	"cmd/...":      nil, // all
}

// TestImportDirection fails on an import that the table does not allow, so that data flows one way.
func TestImportDirection(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for dec.More() {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		name := ours(p.ImportPath)
		may, ok := rowFor(name)
		if !ok {
			t.Errorf("package %s is not in the table of imports: say what it owns and what it may import", name)
			continue
		}
		if may == nil {
			continue
		}
		for _, imp := range p.Imports {
			if of := ours(imp); of != "" && !covered(may, of) {
				t.Errorf("%s imports %s; it may import %v", name, of, may)
			}
		}
	}
}

// ours is a package's path inside the module, "." for the root, "" for a package of others.
func ours(importPath string) string {
	if importPath == "casus" {
		return "."
	}
	rest, _ := strings.CutPrefix(importPath, "casus/")
	if rest == importPath {
		return ""
	}
	return rest
}

func rowFor(name string) ([]string, bool) {
	if may, ok := allowed[name]; ok {
		return may, true
	}
	keys := make([]string, 0, len(allowed))
	for k := range allowed {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return len(keys[i]) > len(keys[j]) })
	for _, k := range keys {
		if below, ok := strings.CutSuffix(k, "/..."); ok && strings.HasPrefix(name, below+"/") {
			return allowed[k], true
		}
	}
	return nil, false
}

func covered(may []string, name string) bool {
	for _, m := range may {
		if m == name {
			return true
		}
		if below, ok := strings.CutSuffix(m, "/..."); ok && strings.HasPrefix(path.Clean(name), below+"/") {
			return true
		}
	}
	return false
}
