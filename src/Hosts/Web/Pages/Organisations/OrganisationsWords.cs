using OneCity.Kernel;

namespace OneCity.Web.Pages.Organisations;

/// <summary>The words of the pages about organisations.</summary>
internal static class OrganisationsWords
{
    public static readonly Words Title = new("机构", "Organisations");
    public static readonly Words Lead = new("谁管什么、从哪天到哪天；合并或改名的机构指向接续者。", "Who bears which duty, from when to when; merged or renamed bodies point to their successor.");
    public static readonly Words All = new("全部", "All");
    public static readonly Words AllCities = new("跨市", "All cities");
    public static readonly Words Name = new("名称", "Name");
    public static readonly Words Code = new("代码", "Code");
    public static readonly Words City = new("城市", "City");
    public static readonly Words Field = new("领域", "Field");
    public static readonly Words From = new("自", "From");
    public static readonly Words To = new("至", "To");
    public static readonly Words Successor = new("接续机构", "Successor");
    public static readonly Words Duties = new("职责", "Duties");
    public static readonly Words Duty = new("职责", "Duty");
    public static readonly Words Region = new("地区", "Region");
    public static readonly Words NoDuties = new("没有登记职责", "No duties recorded");
    public static readonly Words NoDutiesNext = new("在地区包的 mandates.csv 里登记。", "Record them in the pack's mandates.csv.");
    public static readonly Words Nothing = new("还没有机构", "No organisations yet");
    public static readonly Words NothingNext = new("装入地区包：./onecity pack load regions/changzhutan", "Load a region pack: ./onecity pack load regions/changzhutan");

    public static Words Unknown(string code) => new($"没有代码为“{code}”的机构", $"There is no organisation with code \"{code}\"");
}
