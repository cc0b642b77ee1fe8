using OneCity.Kernel;

namespace OneCity.Exchange;

/// <summary>A call to another node could not be carried or was turned away; says exactly why and what helps.</summary>
public sealed class LinkBrokenException(Refusal refusal, Exception? inner = null) : IOException(refusal.ToLine(Language.English), inner)
{
    /// <summary>Why.</summary>
    public Refusal Refusal { get; } = refusal;
}

/// <summary>A refusal as it crosses between nodes, in both languages.</summary>
internal sealed record CarriedRefusal(string Code, string WhatZh, string WhatEn, string RemedyZh, string RemedyEn)
{
    public static CarriedRefusal Of(Refusal refusal) =>
        new(refusal.Code, refusal.What.Chinese, refusal.What.English, refusal.Remedy.Chinese, refusal.Remedy.English);

    public Refusal ToRefusal() => new(Code, new(WhatZh, WhatEn), new(RemedyZh, RemedyEn));
}
