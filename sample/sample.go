// Package sample holds the bundled dossiers: reports of invented outlets on invented disputes, with the registry and places that they need and
// the gold that merging is measured by. "demo" is what the demo command shows; "dossier" is the larger one.
package sample

import "embed"

// FS has one folder a dossier: reports.jsonl, actors.tsv, places.tsv and gold.json.
//
//go:embed demo/* dossier/*
var FS embed.FS
