package words

// Presenting over SSH.
const (
	DoShare     Word = "共享画面|share this view"
	DoFollow    Word = "跟随演示|follow the presenter"
	ShareNot    Word = "只有登记的演示者可以共享|only a named presenter can share"
	ShareBegins Word = "正在共享画面；再按 P 结束|your view is shared; P ends it"
	ShareEnds   Word = "已停止共享|your view is no longer shared"
	ShareNow    Word = "● 演示中，%d 人跟随|● presenting, %d following"
	ShareTaken  Word = "另一位演示者已接替，您的画面不再共享|another presenter has taken over; your view is no longer shared"
	Welcome     Word = "欢迎使用%s；? 帮助，q 退出|welcome to %s; ? for help, q to quit"
	Connected   Word = "%d 人在线|%d connected"
	FollowMay   Word = "● 有人演示，按 F 跟随|● live: F follows"
	FollowEnds  Word = "演示已结束；任意键离开，或等下一位|the presentation has ended; any key leaves, or wait for the next"
	FollowNot   Word = "没有可跟随的演示|there is nobody to follow"
	FollowNow   Word = "● 跟随演示，任意键离开|● following; any key leaves"
	FollowWaits Word = "等待演示开始，任意键离开|waiting for a presenter; any key leaves"
	FollowLeft  Word = "已离开演示|you left the presentation"
)
