package data_test

import "golang.org/x/text/encoding/simplifiedchinese"

func gb18030(b []byte) []byte {
	out, err := simplifiedchinese.GB18030.NewEncoder().Bytes(b)
	if err != nil {
		panic(err)
	}
	return out
}
