package postgres

import (
	"context"
	"embed"
	"fmt"

	"github.com/jackc/pgx/v5"

	"weici/data/folder"
	"weici/internal/words"
)

//go:embed migrations/*.sql
var migrations embed.FS

// version is the schema that this program reads and writes: the number of the
// last migration.
const version = 1

// migrate makes the schema, or brings it up to date, in the transaction of a
// push.
func migrate(ctx context.Context, tx pgx.Tx, schema string) error {
	name := pgx.Identifier{schema}.Sanitize()
	found, err := exists(ctx, tx, schema)
	if err != nil {
		return err
	}
	if !found {
		if _, err := tx.Exec(ctx, "create schema if not exists "+name); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "create table migration (version integer primary key, made timestamptz not null default now())"); err != nil {
			return err
		}
	}
	at, err := versionOf(ctx, tx)
	if err != nil {
		return err
	}
	if at > version {
		return folder.Unread(words.DatabaseNewer, at, version)
	}
	for n := at + 1; n <= version; n++ {
		text, err := migrations.ReadFile(fmt.Sprintf("migrations/%04d.sql", n))
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, string(text)); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "insert into migration (version) values ($1)", n); err != nil {
			return err
		}
	}
	return grant(ctx, tx, name)
}

// exists tells whether the schema has been made.
func exists(ctx context.Context, tx pgx.Tx, schema string) (found bool, err error) {
	err = tx.QueryRow(ctx, "select exists (select from pg_tables where schemaname = $1 and tablename = 'migration')", schema).Scan(&found)
	return found, err
}

func versionOf(ctx context.Context, tx pgx.Tx) (at int, err error) {
	err = tx.QueryRow(ctx, "select coalesce(max(version), 0) from migration").Scan(&at)
	return at, err
}

// checkVersion refuses to read another schema than this program's.
func checkVersion(ctx context.Context, tx pgx.Tx) error {
	at, err := versionOf(ctx, tx)
	switch {
	case err != nil:
		return err
	case at < version:
		return folder.Unread(words.DatabaseOlder, at, version)
	case at > version:
		return folder.Unread(words.DatabaseNewer, at, version)
	}
	return nil
}

// reader is the role that may read every dataset of a server and write none.
const reader = "weici_reader"

// grant lets the reading role read, and makes it where whoever pushes may.
func grant(ctx context.Context, tx pgx.Tx, schema string) error {
	_, err := tx.Exec(ctx, `do $$ begin
		if not exists (select from pg_roles where rolname = '`+reader+`') then
			create role `+reader+` nologin;
		end if;
		grant usage on schema `+schema+` to `+reader+`;
		grant select on all tables in schema `+schema+` to `+reader+`;
	exception when insufficient_privilege or duplicate_object or unique_violation then null; end $$`)
	return err
}
