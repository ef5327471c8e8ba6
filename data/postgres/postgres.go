// Package postgres keeps a dataset in PostgreSQL, or what speaks its protocol:
// the figures of an indicator are read when they are needed, and kept as long
// as there is room. A schema of the database holds one dataset, which Push
// writes in one transaction. docs/warehouse.md describes it.
package postgres

import (
	"errors"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Is tells whether a name is the address of a database.
func Is(name string) bool {
	return strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")
}

// Shown is an address as it may be shown: without user, password and settings.
func Shown(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "postgres://…"
	}
	shown := url.URL{Scheme: "postgres", Host: u.Host, Path: u.Path}
	if schema := u.Query().Get("schema"); schema != "" {
		shown.RawQuery = url.Values{"schema": {schema}}.Encode()
	}
	return shown.String()
}

// The settings of a connection that its address leaves open.
const (
	schemaUsual      = "weici"
	connectTimeout   = 5 * time.Second
	statementTimeout = "30s"
)

// errAddress is the error of an address that cannot be read. What stands in it
// may be a password, so it is not repeated.
var errAddress = errors.New("the address cannot be read")

// target is where a dataset is kept.
type target struct {
	config *pgxpool.Config
	schema string
}

// parse reads an address: that of libpq, and in schema the name of the schema.
func parse(address string) (*target, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, errAddress
	}
	settings := u.Query()
	schema := settings.Get("schema")
	if schema == "" {
		schema = schemaUsual
	}
	settings.Del("schema")
	u.RawQuery = settings.Encode()
	config, err := pgxpool.ParseConfig(u.String())
	if err != nil || strings.ContainsRune(schema, 0) {
		return nil, errAddress
	}
	run := config.ConnConfig.RuntimeParams
	run["search_path"] = pgx.Identifier{schema}.Sanitize()
	if run["application_name"] == "" {
		run["application_name"] = "weici"
	}
	if run["statement_timeout"] == "" {
		run["statement_timeout"] = statementTimeout
	}
	if config.ConnConfig.ConnectTimeout == 0 {
		config.ConnConfig.ConnectTimeout = connectTimeout
	}
	return &target{config, schema}, nil
}
