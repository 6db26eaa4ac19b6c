// Package sample holds the bundled dossiers: reports of invented outlets on invented disputes, with the registry and places that they need and
// the gold that merging is measured by. "demo" is what the demo command shows; "dossier" is the larger one. The
// third, "twins", of acts that look alike, is for measuring alone and not bundled.
package sample

import "embed"

// FS has one folder a dossier: reports.jsonl, gold.json, and data: what is laid over the built-in data files (--data).
//
//go:embed demo/* dossier/*
var FS embed.FS
