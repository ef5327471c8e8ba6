package words

// Datasets by name.
const (
	DatasetsShort   Word = "列出可按名称打开的数据集|list the datasets that can be opened by name"
	DatasetsLong    Word = "内置的数据集，以及用户数据文件夹（%[1]s）中的数据集。--data 名称 打开一个；同名时用文件夹中的。|The embedded datasets, and those in the user's data folder (%[1]s). --data NAME opens one; one in the folder hides an embedded one of its name."
	ExportShort     Word = "把一个数据集写成可编辑的文件夹|write a dataset as a folder to edit"
	ExportNowhere   Word = "请用 -o 写明文件夹|name a folder with -o"
	DatasetHides    Word = "使用 %[2]s，它遮住了同名的内置数据集 %[1]s|using %[2]s, which hides the embedded dataset %[1]s"
	DatasetNotPath  Word = "使用名为 %[1]s 的数据集；当前文件夹中的 %[1]s 没有用，要用它请写 %[2]s|using the dataset named %[1]s; to use the %[1]s in this folder instead, write %[2]s"
	DatasetUnknown  Word = "没有名为“%[1]s”的数据集，也没有这个文件；weici datasets 列出全部|no dataset is named “%[1]s”, and there is no such file; weici datasets lists them"
	DatasetNear     Word = "没有名为“%[1]s”的数据集，也没有这个文件；最接近：%[2]s|no dataset is named “%[1]s”, and there is no such file; the nearest is %[2]s"
	DatasetEmbedded Word = "内置|embedded"
	HeadName        Word = "名称|Name"
	HeadTitle       Word = "标题|Title"
	HeadYears       Word = "年份|Years"
	HeadFullness    Word = "完整度|Fullness"
	HeadLicence     Word = "许可|Licence"
	HeadWhere       Word = "位置|Where"
	FullnessOf      Word = "%.0f%%（%d/%d）|%.0f%% (%d/%d)"
)
