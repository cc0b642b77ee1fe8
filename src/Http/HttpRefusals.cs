using OneCity.Kernel;

namespace OneCity.Http;

/// <summary>Every refusal that concerns the shape of a request, not what it asks.</summary>
public static class HttpRefusals
{
    /// <summary>A page size or cursor that cannot be used.</summary>
    public static Refusal BadPage(string parameter, string given) => new(
        "http.bad-page",
        new($"参数 {parameter} 的值“{given}”无法使用", $"the value '{given}' of {parameter} cannot be used"),
        new("limit 取 1 至 1000；after 取上一页 Link 头给出的值", "limit takes 1 to 1000; after takes the value given in the Link header of the page before"));

    /// <summary>A body, header or query that cannot be read.</summary>
    public static Refusal BadRequest(string what) => new(
        "http.bad-request",
        new($"请求无法读取：{what}", $"the request cannot be read: {what}"),
        new("对照 /api/openapi.json 检查请求", "check the request against /api/openapi.json"));

    /// <summary>No such route or record at this address.</summary>
    public static Refusal NotFound(string address) => new(
        "http.unknown-address",
        new($"没有这个地址：{address}", $"there is nothing at {address}"),
        new("对照 /api/openapi.json 检查地址", "check the address against /api/openapi.json"));
}
