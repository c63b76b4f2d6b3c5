// Package gazetteer says of a word whether people bear it as a given name or a
// surname, whether places are called so, and how common it is as an English
// word. One word may be all four ("May", "Reading"): the lists do not decide,
// they tell a caller what it has to weigh.
//
// It owns the lists, which are part of the program: given names and surnames
// of many origins as they are written in Latin letters, the populated places
// of Great Britain and Ireland and the larger ones of the world, the words of
// British and American English by how common they are, and which short forms
// go with which name. For names in no list it tells how names are built. It
// also reads a user's own list. NOTICE, at the root of the repository, names
// the sources.
//
// Everything is looked up in folded form: lower case, no marks on the letters,
// letters only. The name O'Connor is "oconnor", and Zoë is "zoe"; the words of
// a name of several words are folded one by one and joined by one blank, and a
// hyphen parts words in places ("stoke on trent") and none in names
// ("annemarie").
//
// It never looks at a text, does not fold, keeps nothing between calls, and
// reaches for no file and no network: make.sh remakes the lists from their
// sources.
package gazetteer
