package postgres

import (
	"context"
	"errors"
	"net"
	"os"

	"github.com/jackc/pgx/v5/pgconn"

	"weici/data/folder"
	"weici/internal/words"
)

// fault says in one line why a database could not be read or written. Nothing
// of its address is in it, which may hold a password.
func fault(err error) *folder.Unreadable {
	var known *folder.Unreadable
	var server *pgconn.PgError
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, errAddress):
		return folder.Unread(words.DatabaseAddress)
	case errors.As(err, &server):
		return refused(server)
	case errors.Is(err, context.Canceled):
		return folder.Unread(words.DatabaseCancelled)
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded), pgconn.Timeout(err):
		return folder.Unread(words.DatabaseSlow)
	}
	return folder.Unread(words.DatabaseLost, reason(err))
}

// refused is what the server itself says.
func refused(e *pgconn.PgError) *folder.Unreadable {
	switch e.Code {
	case "28P01", "28000":
		return folder.Unread(words.DatabasePassword)
	case "3D000":
		return folder.Unread(words.DatabaseNone)
	case "3F000", "42P01":
		return folder.Unread(words.DatabaseEmpty)
	case "42501":
		return folder.Unread(words.DatabaseRight)
	case "57014":
		return folder.Unread(words.DatabaseSlow)
	case "25006":
		return folder.Unread(words.DatabaseReadOnly)
	case "22021", "22P05":
		return folder.Unread(words.DatabaseText)
	case "57P01", "57P02", "57P03", "53300":
		return folder.Unread(words.DatabaseLost, e.Message)
	}
	if len(e.Code) == 5 && e.Code[:2] == "23" {
		return folder.Unread(words.DatabaseRule, e.ConstraintName)
	}
	return folder.Unread(words.DatabaseOther, e.Message, e.Code)
}

// reason is the cause of a connection's error, without what the address says.
func reason(err error) string {
	var dial *net.OpError
	var name *net.DNSError
	switch {
	case errors.As(err, &name):
		return name.Err
	case errors.As(err, &dial):
		return dial.Err.Error()
	}
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return err.Error()
}

// lost tells whether an error leaves the connection unusable, so that what was
// asked may be asked again.
func lost(err error) bool {
	var server *pgconn.PgError
	if errors.As(err, &server) {
		return server.Code == "57P01" || server.Code == "57P02"
	}
	var known *folder.Unreadable
	return !errors.As(err, &known) && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded)
}
