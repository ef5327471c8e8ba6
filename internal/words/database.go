package words

// Pushing and pulling.
const (
	PushShort        Word = "把数据集写入 PostgreSQL 数据库|write a dataset into a PostgreSQL database"
	PushLong         Word = "在一个事务中写入：别人看到的或者是旧的，或者是新的全部；没有改变的指标不再写。地址的写法同 libpq，另可用 schema=名称 指定模式（默认 weici）；口令最好放在环境变量 PGPASSWORD 或口令文件中。|All of it is written in one transaction: others see the old dataset or all of the new one, and what has not changed is left as it is. The address is that of libpq, and schema=NAME in it names the schema (weici where there is none); a password is best left to PGPASSWORD or a password file."
	PullShort        Word = "把数据库中的数据集取回为文件夹|write the dataset of a database as a folder"
	Pushing          Word = "正在写入 %d%%|writing %d%%"
	Pushed           Word = "已写入 %d 个数字，%d 个指标，第 %d 版|wrote %d figures of %d indicators, revision %d"
	PushedNothing    Word = "没有变化，仍为第 %d 版|nothing has changed since revision %d"
	FlagMemory       Word = "数据库的数字最多占用的内存，例如 512M、2G（默认：本机内存的四分之一）|the most memory for figures of a database, such as 512M or 2G (default: a quarter of the machine's)"
	FlagOutputFolder Word = "写入的文件夹|the folder to write"
	WatchRevision    Word = "数据集已更新为第 %d 版|the dataset was changed: revision %d"
	Supplying        Word = "正在读取…　Esc 取消|reading …  Esc cancels"
	CannotWriteTo    Word = "无法写入 %[1]s：%[2]s|cannot write to %[1]s: %[2]s"
)

// Why a database could not be read or written.
const (
	DatabaseAddress   Word = "数据库地址写得不对；写成 postgres://主机/数据库|the address cannot be read; write postgres://host/database"
	DatabasePassword  Word = "用户名或密码不对|the user or the password is not accepted"
	DatabaseNone      Word = "服务器上没有这个数据库|the server has no such database"
	DatabaseEmpty     Word = "数据库中还没有数据集；用 weici push 写入|there is no dataset in it yet; weici push writes one"
	DatabaseRight     Word = "该角色没有所需的权限|the role has no right to do that"
	DatabaseSlow      Word = "服务器没有及时回答|the server did not answer in time"
	DatabaseCancelled Word = "已取消|cancelled"
	DatabaseReadOnly  Word = "服务器只读（可能是副本），不能写入|the server is read-only, as a replica is: nothing can be written"
	DatabaseText      Word = "文本中有数据库不能保存的字符（零字节）|a text has a character that the database cannot keep (a zero byte)"
	DatabaseLost      Word = "连不上服务器：%[1]s|the server cannot be reached: %[1]s"
	DatabaseRule      Word = "数据违反数据库的约束 %[1]s|the data breaks the constraint %[1]s of the database"
	DatabaseOther     Word = "服务器说：%[1]s（%[2]s）|the server says: %[1]s (%[2]s)"
	DatabaseOlder     Word = "数据库结构是第 %[1]d 版，本程序用第 %[2]d 版；用 weici push 升级|the schema is of version %[1]d, and this program needs %[2]d; weici push upgrades it"
	DatabaseNewer     Word = "数据库结构是第 %[1]d 版，比本程序的第 %[2]d 版新；请升级本程序|the schema is of version %[1]d, newer than this program's %[2]d; use a newer program"
	DatabaseChanged   Word = "读取期间数据集已更新；请重新读取|the dataset was changed while it was being read; read it again"
	DatabaseDamaged   Word = "数据库中的数据不完整；请重新 weici push|the dataset in the database is not whole; push it again"
	DatabaseBusy      Word = "另一个 weici push 正在写入|another weici push is writing"
	DatabaseFaulty    Word = "数据集有 %[1]d 处未能读入，写入数据库前请先改正；weici check 列出|%[1]d rows or files of the dataset were refused; mend them before pushing: weici check lists them"
)
