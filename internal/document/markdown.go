package document

import "strings"

// readMarkdown leaves out the marks of Markdown; tables keep their bars.
func readMarkdown(text string) Document {
	var d Document
	var out strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		trimmed := strings.TrimLeft(line, " ")
		if head := strings.TrimLeft(trimmed, "#"); head != trimmed && strings.HasPrefix(head, " ") {
			line = strings.TrimSpace(head)
			if d.Title == "" && strings.HasPrefix(trimmed, "# ") {
				d.Title = plain(line)
			}
		}
		line = strings.TrimPrefix(line, "> ")
		out.WriteString(plain(line))
		out.WriteByte('\n')
	}
	d.Text = out.String()
	return d
}

// plain leaves out emphasis and the addresses of links.
func plain(line string) string {
	line = strings.NewReplacer("**", "", "__", "", "`", "").Replace(line)
	for {
		middle := strings.Index(line, "](")
		if middle < 0 {
			return line
		}
		open, end := strings.LastIndexByte(line[:middle], '['), strings.IndexByte(line[middle:], ')')
		if open < 0 || end < 0 {
			return line
		}
		line = line[:open] + line[open+1:middle] + line[middle+end+1:]
	}
}
