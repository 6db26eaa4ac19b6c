// Package statement turns attributions into statements: speech act, resolved speaker with the reading's confidence, who passes the words on,
// occasion, time, topic, addressee; and lists loaded wording with its owner.
//
// Start with [Stater.Statements]. It stands beside package code, not in it, because it reads attributions, not event frames.
package statement
