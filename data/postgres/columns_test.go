package postgres

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"weici/data/folder"
	"weici/model"
)

// TestTheSchemaHasTheColumnsOfAPackage fails where a package has got a column
// that no migration makes: write one.
func TestTheSchemaHasTheColumnsOfAPackage(t *testing.T) {
	var b model.Builder
	_, tables, err := folder.Vocabulary(model.NewPanel(&model.Dataset{Observations: b.Build(none{})}))
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range vocabularyTables() {
		want := append([]string{"n", "position"}, tables[table.resource][0]...)
		if got := columnsMade(t, table.name); !slices.Equal(sortedColumns(got), sortedColumns(want)) {
			t.Errorf("%s has the columns\n%v\nand a package\n%v", table.name, sortedColumns(got), sortedColumns(want))
		}
	}
}

func sortedColumns(all []string) []string { return slices.Sorted(slices.Values(all)) }

// columnsMade lists the columns that the migrations give a table.
func columnsMade(t *testing.T, table string) []string {
	t.Helper()
	var made []string
	entries, err := os.ReadDir("migrations")
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != version {
		t.Errorf("%d migrations for version %d", len(entries), version)
	}
	create := regexp.MustCompile(`(?s)create table ` + table + ` \((.*?)\n\)`)
	add := regexp.MustCompile(`alter table ` + table + ` add column (\w+)`)
	for _, e := range entries {
		text, err := os.ReadFile("migrations/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, body := range create.FindAllStringSubmatch(string(text), -1) {
			for _, line := range strings.Split(body[1], "\n") {
				if name, _, ok := strings.Cut(strings.TrimSpace(line), " "); ok && name != "check" {
					made = append(made, name)
				}
			}
		}
		for _, column := range add.FindAllStringSubmatch(string(text), -1) {
			made = append(made, column[1])
		}
	}
	return made
}
