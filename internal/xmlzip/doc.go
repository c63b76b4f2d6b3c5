// Package xmlzip reads files that are XML parts in a zip (.docx, .odt), and
// trusts nothing in them. The size that a part says it has and the size it
// turns out to have, the number of entries and the depth of the XML are
// limited (Limits); a DOCTYPE or an entity is an error.
//
// Never here: what a part means (internal/ooxml, internal/odf), writing.
package xmlzip
