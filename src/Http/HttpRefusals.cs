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

    /// <summary>The idempotency key was used for another request.</summary>
    public static Refusal KeyReused(string key) => new(
        "http.key-reused",
        new($"Idempotency-Key “{key}”已用于另一个请求", $"the Idempotency-Key '{key}' was used for another request"),
        new("每个新请求使用新的键", "use a new key for each new request"));

    /// <summary>The first request under the key still runs.</summary>
    public static Refusal KeyRunning(string key) => new(
        "http.key-running",
        new($"Idempotency-Key “{key}”的第一个请求仍在处理", $"the first request with the Idempotency-Key '{key}' still runs"),
        new("稍后用同一个键重试", "try again in a moment with the same key"));

    /// <summary>The first answer held a secret, which is not kept.</summary>
    public static Refusal ShownOnce { get; } = new(
        "http.shown-once",
        new("第一次回答含有仅显示一次的密钥，未保留", "the first answer held a secret that is shown once and was not kept"),
        new("该操作已完成；如未记下密钥，请撤销后重新办理", "it was done; if the secret is lost, revoke it and make a new one"));

    /// <summary>Too many requests.</summary>
    public static Refusal TooMany { get; } = new(
        "http.too-many",
        new("请求过于频繁", "too many requests"),
        new("按 Retry-After 所示时间后重试", "wait as long as Retry-After says and try again"));

    /// <summary>A body larger than the limit.</summary>
    public static Refusal TooLarge { get; } = new(
        "http.too-large",
        new("请求正文超过上限", "the request body is larger than the limit"),
        new("分批提交，或请管理员调整 limits.body_mb", "send it in parts, or ask the administrator to raise limits.body_mb"));

    /// <summary>The program failed; what happened is in the log under the trace number.</summary>
    public static Refusal Failed { get; } = new(
        "http.failed",
        new("这一步没有做成", "this did not work"),
        new("请稍后重试；再出现时把 trace 编号交给管理员", "try again later; if it happens again, give the trace number to the administrator"));
}
