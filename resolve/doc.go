// Package resolve folds the records of many reports into what happened: event mentions merged into events, each with its accounts side by
// side; positions of the parties over time with their shifts; talks, sanctions, aid, deployments and truces as they run; forecasts and
// what became of them.
//
// Start with [New], then [Resolver.Merge] for a set of records or [Resolver.Index] for records that come one by one. Everything is a pure
// function of the set of records (and of the decisions of people about them): the order in which they come makes no difference. A
// ledger as of a past moment, or with superseded records left out, is the same function over another set.
//
// How mentions are merged (files in order): view.go makes a mention comparable; block.go finds the pairs worth comparing; score.go gives a
// pair its log-odds from weighted features (data/resolve/weights.tsv); index.go keeps the graph of pairs above zero; cluster.go cuts its
// components into events by average linkage, so that one chance resemblance does not chain two events into one.
package resolve
