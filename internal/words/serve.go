package words

// What a visitor over SSH is told. The last line of the screen carries the
// warnings; the farewells stand on the screen that is given back.
const (
	ServeWarnIdle  Word = "%d 秒后断开，按任意键继续|disconnecting in %d s, press any key to stay"
	ServeWarnTotal Word = "%d 秒后本次会话到时限|this session reaches its limit in %d s"
	ServeEndIdle   Word = "久无按键，已断开。再会。|No key for a long while: disconnected. Goodbye."
	ServeEndTotal  Word = "本次会话已到时限。再会。|This session has reached its limit. Goodbye."
	ServeEndStop   Word = "服务器正在停止。再会。|The server is stopping. Goodbye."
	ServeEndFault  Word = "程序出错，本次会话到此为止，其他会话不受影响。|Something broke: this session has ended, the others go on."
	ServeEndFlood  Word = "一次输入过多，已断开。|Too much input at once: disconnected."

	ServeFull      Word = "会话已满，请稍后再来|all sessions are taken, please try later"
	ServeYourFull  Word = "来自您的地址的会话已满|too many sessions from your address"
	ServeLineFull  Word = "一条连接上的会话过多|too many sessions in one connection"
	ServeNotYou    Word = "此密钥已不再有效|this key is no longer valid"
	ServeNoScreen  Word = "界面需要终端（ssh -t），或请给出命令|the dashboard needs a terminal (ssh -t), or else name a command"
	ServeKeyNoPty  Word = "此密钥只可运行命令|this key may only run commands"
	ServeBadQuotes Word = "命令的引号或转义不完整|unfinished quote or escape in the command"
	ServeTooLong   Word = "命令超时，已停止|the command took too long and was stopped"
)
