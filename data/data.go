// Package data holds the embedded word data, rules, registry, gazetteer and trained models. It holds no logic: package
// lexicon reads the text files, the stages read their own models.
package data

import "embed"

// FS is the embedded data, one folder a topic. A folder given by the user is laid over it file by file.
//
//go:embed */*
var FS embed.FS
