package evidence

// scopeBefore is the length of the scope that ends just before i: 全市, 杭州,
// 浙江省, 余杭区, 全市13个区、县(市), 副省级城市; 0 for none.
func (r *reader) scopeBefore(i int) int {
	j := i
	for anyOf(r.at(j-1), "中里内") && !r.ends(j, "国内") && !r.ends(j, "省内") && !r.ends(j, "市内") && !r.ends(j, "区内") {
		j--
	}
	start := j
	if n := r.longestBefore(j, 9, isGroup); n > 0 {
		start = r.groupStart(j - n)
	}
	if n := r.longestBefore(start, 4, isWide); n > 0 {
		start -= n
	} else if n := r.placeBefore(start); n > 0 {
		start -= n
	}
	if start == j {
		return 0
	}
	return i - start
}

// wideScopeBefore is scopeBefore for scopes that can be no subject of their
// own: 全市排名第三, but not 上城区排名第三.
func (r *reader) wideScopeBefore(i int) int {
	n := r.scopeBefore(i)
	if n == 0 {
		return 0
	}
	if r.longest(i-n, 4, isWide) > 0 || r.longestBefore(i, 9, isGroup) > 0 && n > 2 {
		return n
	}
	return 0
}

// groupStart goes back over the number and the 各 or 个 before a group: 13个区县市.
func (r *reader) groupStart(i int) int {
	for anyOf(r.at(i-1), "个各大座家同类等") {
		i--
	}
	for isDigit(r.at(i-1)) || isChineseNumeral(r.at(i-1)) {
		i--
	}
	return i
}

func isWide(w string) bool {
	switch w {
	case "全国", "全省", "全市", "全区", "全县", "全球", "全州", "全域", "全镇", "全街道", "全行业", "世界", "国内", "省内", "市内", "区内", "县内",
		"我国", "我省", "我市", "我区", "亚洲", "亚太", "全疆", "全盟", "全旗", "全乡", "全世界", "长三角", "珠三角", "京津冀", "中西部", "东部", "中部", "西部",
		"东北", "同行业", "行业", "大湾区", "长江经济带", "省域", "市域", "区域", "本市", "本省", "本区", "浙江全省", "杭州全市", "华东", "华东地区", "大陆":
		return true
	}
	return false
}

// isGroup lists the kinds of places and bodies that are ranked among one another.
func isGroup(w string) bool {
	switch w {
	case "区县市", "区县(市)", "区、县(市)", "县(市、区)", "县(市区)", "县市区", "区市县", "区县", "县区", "县市", "县(市)", "市县", "城区", "主城区",
		"街道", "镇街", "乡镇", "镇街道", "乡镇街道", "乡镇(街道)", "镇(街道)", "镇街(平台)", "省份", "省区市", "省(区、市)", "省市", "城市", "副省级城市", "副省级以上城市",
		"计划单列市", "地级市", "地市", "设区市", "设区的市", "开发区", "经开区", "高新区", "百强县", "百强区", "省会城市", "市区", "地区",
		"直辖市", "万亿城市", "万亿级城市", "大中城市", "重点城市", "主要城市", "县级市", "省会", "省级开发区", "国家级经开区", "国家级高新区", "平台", "产业平台",
		"同类城区", "同类地区", "中心城区", "兄弟城市", "兄弟城区", "市(州)", "州市", "盟市", "区(市)县", "区(县、市)", "县(区)", "区(县)", "市(区)", "城市群":
		return true
	}
	return false
}

// placeBefore is the length of the name of a place that ends just before i: a
// known name with or without its 省 or 市, or a name before 区, 县, 街道.
func (r *reader) placeBefore(i int) int {
	if n := r.longestBefore(i, 5, isPlace); n > 0 {
		return n
	}
	if c := r.at(i - 1); c == '省' || c == '市' {
		if n := r.longestBefore(i-1, 4, isPlace); n > 0 {
			return n + 1
		}
	}
	return r.suffixedPlace(i)
}

// suffixedPlace reads names like 余杭区, 淳安县, 白杨街道: as many characters
// before the suffix as a name has, unless another word ends there.
func (r *reader) suffixedPlace(i int) int {
	suffix := 0
	switch {
	case r.ends(i, "街道"), r.ends(i, "新区"), r.ends(i, "地区"):
		suffix = 2
	case anyOf(r.at(i-1), "省市区县州镇乡旗"):
		suffix = 1
	default:
		return 0
	}
	n := suffix
	for n < suffix+3 && isHan(r.at(i-n-1)) && !anyOf(r.at(i-n-1), "居列位排在为是占于速幅量额值率数均都额入出名的了和与、达在到至保持续进前第") {
		n++
	}
	if n < suffix+1 {
		return 0
	}
	return n
}

// isPlace lists names of places that stand without a suffix: the country, its
// provinces, and the cities that reports compare themselves with.
func isPlace(w string) bool {
	switch w {
	case "中国", "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南",
		"湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾", "内蒙古", "广西", "西藏", "宁夏", "新疆", "香港", "澳门",
		"杭州", "宁波", "温州", "嘉兴", "湖州", "绍兴", "金华", "衢州", "舟山", "台州", "丽水", "广州", "深圳", "成都", "武汉", "南京", "苏州", "无锡",
		"西安", "长沙", "郑州", "青岛", "济南", "沈阳", "大连", "厦门", "福州", "合肥", "昆明", "南昌", "南宁", "贵阳", "太原", "石家庄", "长春", "哈尔滨",
		"兰州", "西宁", "银川", "乌鲁木齐", "呼和浩特", "拉萨", "海口", "东莞", "佛山", "常州", "南通", "徐州", "烟台", "泉州", "扬州", "珠海", "惠州", "中山":
		return true
	}
	return false
}
