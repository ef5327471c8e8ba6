package model

// Code names a value of an enumeration by its place in the list of names. A
// value beyond the list is unknown: one that nobody thought of must not end a
// session. A test counts the names of each enumeration.
func Code[E ~uint8, T ~string](value E, names ...T) T {
	if int(value) < len(names) {
		return names[value]
	}
	return "unknown"
}
