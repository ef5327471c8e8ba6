// Package house holds the tests that keep the house in order: which package
// may import which, and that the README tells the truth. It has no code.
package house
