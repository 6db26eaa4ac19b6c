// Command bundle makes the scripts of the pages: web/app/src with its packages becomes web/static/app.js, and the outlines of the countries
// become web/static/world.json. Neither is committed; a program built without them serves the same pages without scripts.
//
//	npm ci --prefix web/app && go run ./cmd/bundle
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	if err := bundle("web"); err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

// bundle writes the files below the folder of package web.
func bundle(web string) error {
	app := filepath.Join(web, "app")
	if _, err := os.Stat(filepath.Join(app, "node_modules")); err != nil {
		return fmt.Errorf("the packages are not installed: npm ci --prefix %s", app)
	}
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{filepath.Join(app, "src", "main.ts")},
		Outfile:     filepath.Join(web, "static", "app.js"),
		Bundle:      true, MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
		Format: api.FormatIIFE, Target: api.ES2022, Charset: api.CharsetUTF8,
		LegalComments: api.LegalCommentsEndOfFile,
		Banner:        map[string]string{"js": "/* Holds D3 (ISC, Mike Bostock) and topojson-client (ISC, Mike Bostock). */"},
		Write:         true, LogLevel: api.LogLevelSilent,
	})
	if len(result.Errors) > 0 {
		lines := api.FormatMessages(result.Errors, api.FormatMessagesOptions{})
		return fmt.Errorf("%s", strings.TrimSpace(strings.Join(lines, "\n")))
	}
	world, err := os.ReadFile(filepath.Join(app, "node_modules", "world-atlas", "countries-110m.json"))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(web, "static", "world.json"), world, 0o644)
}
