// Package net holds the layers of the neural models, with their gradients: embeddings, linear maps, simple recurrent units
// (Lei et al. 2018), softmax losses, and the Adam optimiser. Matrices are row-major slices; a row is a token.
//
// All arithmetic is 32-bit, in a fixed order and with roundings written out, so that a model gives the same bits on every
// machine, and training the same bytes on any number of threads.
package net
