package codebook

import (
	"crypto/sha256"
	"encoding/hex"
)

const (
	formatVersion = 1
	maxDepth      = 12       // levels of themes
	maxBytes      = 16 << 20 // of a codebook; one of 5,000 themes with long definitions is a tenth of that
)

// Parse reads a codebook strictly. Every error-severity problem that Check
// finds comes back in one joined error, each part a *fault.Error with file,
// line, column and hint; file is only a name for them. Texts lose the white
// space around them, and line breaks inside them become "\n". A file without
// themes is an empty book; a file without anything is an error, since it is
// more often a lost file than a new one.
func Parse(data []byte, file string) (*Book, error) {
	s, err := open(data, file)
	if err != nil {
		return nil, err
	}
	return s.book, nil
}

// Check lists everything wrong with a codebook in file order, the errors for
// which Parse refuses it and the warnings it passes over.
func Check(data []byte, file string) []Problem {
	s, r := read(data, file)
	s.checkNearIDs(r)
	s.checkNames(r, s.book.Themes)
	return r.inOrder()
}

// Revision names a state of the file: the first 12 hex digits of its SHA-256.
func Revision(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])[:12]
}
