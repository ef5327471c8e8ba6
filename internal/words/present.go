package words

// Presenting over SSH.
const (
	DoShare     Word = "共享画面|share this view"
	DoFollow    Word = "跟随演示|follow the presenter"
	ShareNot    Word = "只有登记的演示者可以共享|only a named presenter can share"
	ShareBegins Word = "正在共享画面；再按 P 结束|your view is shared; P ends it"
	ShareEnds   Word = "已停止共享|your view is no longer shared"
	ShareNow    Word = "● 演示中|● presenting"
	FollowNot   Word = "没有可跟随的演示|there is nobody to follow"
	FollowNow   Word = "● 跟随演示，任意键离开|● following; any key leaves"
	FollowWaits Word = "等待演示开始，任意键离开|waiting for a presenter; any key leaves"
	FollowLeft  Word = "已离开演示|you left the presentation"
)
