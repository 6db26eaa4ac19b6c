package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// TestReadmeDemo holds the lines that the README says the demo prints against what it prints.
func TestReadmeDemo(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, ok := strings.Cut(string(readme), "`make demo` codes")
	if !ok {
		t.Fatal("the README does not say what make demo prints")
	}
	before, _, _ := strings.Cut(after, "`make test` ends")
	var out bytes.Buffer
	if code := run(context.Background(), []string{"demo", "--quiet"}, streams{nil, &out, io.Discard}); code != exitOK {
		t.Fatalf("casus demo: exit status %d", code)
	}
	lines := 0
	for line := range strings.Lines(before) {
		words, indented := strings.CutPrefix(strings.TrimRight(line, "\n"), "    ")
		if !indented {
			continue
		}
		lines++
		if !strings.Contains(out.String(), words) {
			t.Errorf("the demo does not print\n%s", words)
		}
	}
	if lines == 0 {
		t.Error("the README shows no line of the demo")
	}
}

// TestDocsCommands holds every command line in the documents against the commands and flags there are.
func TestDocsCommands(t *testing.T) {
	commands := map[string]bool{}
	flags := map[string]bool{"help": true}
	collect(reflect.TypeFor[cli](), commands, flags)
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`(?m)(?:^    |` + "`" + `)casus ([a-z]+)([^` + "`" + `\n#]*)`)
	flag := regexp.MustCompile(`--([a-z-]+)`)
	for _, page := range append(pages, "../../README.md") {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range line.FindAllStringSubmatch(string(text), -1) {
			if !commands[m[1]] {
				t.Errorf("%s: casus %s: no such command", filepath.Base(page), m[1])
			}
			for _, f := range flag.FindAllStringSubmatch(m[2], -1) {
				if !flags[f[1]] {
					t.Errorf("%s: casus %s%s: no such flag --%s", filepath.Base(page), m[1], m[2], f[1])
				}
			}
		}
	}
}

// collect gathers the names of commands and flags from the tags of the command line's struct.
func collect(t reflect.Type, commands, flags map[string]bool) {
	for i := range t.NumField() {
		f := t.Field(i)
		name := f.Tag.Get("name")
		if name == "" {
			name = strings.Trim(regexp.MustCompile(`[A-Z]+`).ReplaceAllStringFunc(f.Name, func(s string) string { return "-" + strings.ToLower(s) }), "-")
		}
		if _, ok := f.Tag.Lookup("cmd"); ok {
			commands[name] = true
		} else if _, ok := f.Tag.Lookup("arg"); !ok {
			flags[name] = true
		}
		if f.Type.Kind() == reflect.Struct {
			collect(f.Type, commands, flags)
		}
	}
}
