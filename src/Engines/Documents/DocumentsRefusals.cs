using System.Globalization;
using OneCity.Kernel;

namespace OneCity.Documents;

/// <summary>Every refusal of this engine, with what helps.</summary>
public static class DocumentsRefusals
{
    /// <summary>A file that is not there.</summary>
    public static Refusal Missing(string file) => new("documents.missing",
        new($"找不到文件 {file}", $"there is no file {file}"), new("检查文件名和路径", "check the name and the folder"));

    /// <summary>A file that cannot be opened.</summary>
    public static Refusal Unreadable(string file) => new("documents.unreadable",
        new($"无法打开文件 {file}", $"the file {file} cannot be opened"), new("检查权限，或另存一份再试", "check the permissions, or save a copy and try that"));

    /// <summary>A file without content.</summary>
    public static Refusal Empty(string file) => new("documents.empty",
        new($"文件 {file} 是空的", $"the file {file} is empty"), new("换成有内容的文件", "give a file that has content"));

    /// <summary>A file, or what it unpacks to, above the limit.</summary>
    public static Refusal TooLarge(string file, long most) => new("documents.too-large",
        new($"文件 {file} 超过上限 {Count(most)}", $"the file {file} is larger than the limit of {Count(most)}"),
        new("拆成几份，或由管理员调高 documents.most_bytes", "split it, or have the administrator raise documents.most_bytes"));

    /// <summary>A file protected by a password.</summary>
    public static Refusal Encrypted(string file) => new("documents.encrypted",
        new($"文件 {file} 有密码保护", $"the file {file} is protected by a password"), new("去掉密码另存一份", "save a copy without the password"));

    /// <summary>A file whose content does not hold together.</summary>
    public static Refusal Broken(string file) => new("documents.broken",
        new($"文件 {file} 已损坏或不完整", $"the file {file} is broken or cut off"), new("用原来的软件重新保存，或重新下载", "save it again with its own program, or fetch it again"));

    /// <summary>A file that holds images only.</summary>
    public static Refusal NoText(string file) => new("documents.no-text",
        new($"文件 {file} 里没有可读的文字（多为扫描件）", $"the file {file} holds no text (often a scan)"),
        new("先做文字识别，或粘贴文字", "run text recognition first, or paste the text"));

    /// <summary>A file of a kind that is not read.</summary>
    public static Refusal UnknownFormat(string file) => new("documents.unknown-format",
        new($"不认识文件 {file} 的格式", $"the format of the file {file} is not known"),
        new("换成 TXT、HTML、DOCX 或带文字的 PDF", "give TXT, HTML, DOCX or a PDF with text"));

    /// <summary>A document that is not there.</summary>
    public static Refusal Unknown(long document) => new("documents.unknown",
        new($"没有文件 {document}", $"there is no document {document}"), new("从文件列表中选一份", "choose one from the list"));

    /// <summary>A claim that is not there.</summary>
    public static Refusal UnknownClaim(long document, long claim) => new("documents.unknown-claim",
        new($"文件 {document} 没有第 {claim} 条", $"document {document} has no claim {claim}"), new("刷新页面再选", "reload the page and choose again"));

    /// <summary>A claim that somebody has decided about.</summary>
    public static Refusal AlreadyDecided(long document, long claim) => new("documents.already-decided",
        new($"文件 {document} 第 {claim} 条已处理", $"claim {claim} of document {document} has been decided"), new("刷新页面，只处理未决的", "reload the page and decide about open claims only"));

    /// <summary>A claim that nobody has decided about.</summary>
    public static Refusal StillOpen(long document, long claim) => new("documents.still-open",
        new($"文件 {document} 第 {claim} 条还没有处理", $"claim {claim} of document {document} is still open"), new("刷新页面，只撤回已处理的", "reload the page and take back decided claims only"));

    /// <summary>A claim that has become a figure or a plan item.</summary>
    public static Refusal HasGiven(long document, long claim) => new("documents.has-given",
        new($"文件 {document} 第 {claim} 条已成为数或计划事项", $"claim {claim} of document {document} has become a figure or a plan item"),
        new("在它所成的数或事项的页面上更正或撤销", "correct or withdraw it on the page of the figure or item"));

    /// <summary>A claim that cannot become a figure or target as it is.</summary>
    public static Refusal NoIndicator(string text, string field) => new("documents.no-indicator",
        new($"“{text}”缺少{field}，不能成为数", $"\"{text}\" lacks {field} and cannot become a figure"), new("先更正这一条，补上所缺的，再接受", "correct the claim first, then accept it"));

    /// <summary>A correction that cannot be read.</summary>
    public static Refusal BadCorrection(long claim, string field, string? value) => new("documents.bad-correction",
        new($"第 {claim} 条的更正读不懂：{field} 不能是“{value}”", $"the correction of claim {claim} cannot be read: {field} cannot be '{value}'"),
        new("数值填数字，时期填 2023、2023-05、2023-Q1、2016/2020、十四五 之类，性质从列表中选，原文位置不可改",
            "give a number, a period such as 2023, 2023-05, 2023-Q1, 2016/2020 or 十四五, and a kind of the list; the place in the text stays"));

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
