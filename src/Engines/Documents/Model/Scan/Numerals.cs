namespace OneCity.Documents.Model.Scan;

/// <summary>Reads Chinese numerals: 三百二十, 一万五千亿, 两百三十六, 三百二 (320), 廿三, 二〇二一, 三点五.</summary>
internal static class Numerals
{
    /// <summary>What was read.</summary>
    /// <param name="Value">The number.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="IsBareScale">百, 千, 万, 亿 without a digit before: 百家, 千亿; a number only after a comparator.</param>
    /// <param name="HasScale">Whether 百, 千, 万 or 亿 takes part.</param>
    /// <param name="IsDigits">A string of digits such as 二〇二一.</param>
    public readonly record struct Read(decimal Value, int End, bool IsBareScale, bool HasScale, bool IsDigits);

    /// <summary>The digit a character stands for; -1 for none.</summary>
    public static int Digit(char c) => c switch
    {
        '〇' or '零' => 0, '一' => 1, '二' or '两' => 2, '三' => 3, '四' => 4, '五' => 5, '六' => 6, '七' => 7, '八' => 8, '九' => 9,
        _ => -1,
    };

    /// <summary>The factor a character stands for; 0 for none.</summary>
    public static decimal Factor(char c) => c switch
    {
        '十' => 10, '百' => 100, '千' => 1000, '万' => 10_000, '亿' => 100_000_000, _ => 0,
    };

    /// <summary>Whether a numeral may begin with this character.</summary>
    public static bool Begins(char c) => Digit(c) >= 0 || Factor(c) > 0 || c is '廿' or '卅';

    /// <summary>Reads a numeral at this place; null when there is none or it is vague (七八, 数十).</summary>
    public static Read? At(ReadOnlySpan<char> text, int at)
    {
        if (DigitString(text, at) is { } digits) return digits;
        var sum = new Sum();
        var next = at;
        while (next < text.Length && next - at < 24 && sum.Take(text, next)) next++;
        if (next == at || sum.IsVague) return null;
        var value = sum.Total();
        if (next + 1 < text.Length && text[next] == '点' && Digit(text[next + 1]) >= 0 && !sum.IsBare)
        {
            var (scale, tail) = (0.1m, 0m);
            var point = next + 1;
            for (; point < text.Length && point - next < 8 && Digit(text[point]) >= 0; point++, scale /= 10) tail += Digit(text[point]) * scale;
            var factor = 1m;
            for (; point < text.Length && Factor(text[point]) >= 10_000 && factor < 1e12m; point++) factor *= Factor(text[point]);
            return new((value + tail) * factor, point, false, factor > 1 || sum.HasScale, false);
        }
        return new(value, next, sum.IsBare, sum.HasScale, false);
    }

    private static Read? DigitString(ReadOnlySpan<char> text, int at)
    {
        var (next, value, digits) = (at, 0m, 0);
        for (; next < text.Length && digits < 12 && Digit(text[next]) >= 0 && text[next] != '两'; next++, digits++) value = value * 10 + Digit(text[next]);
        return digits >= 3 && (next >= text.Length || Factor(text[next]) == 0) ? new Read(value, next, false, false, true) : null;
    }

    /// <summary>Adds a numeral up character by character.</summary>
    private struct Sum()
    {
        private decimal _yi, _wan, _section;
        private int _digit = -1;
        private decimal _last = decimal.MaxValue, _lastWritten = 1;
        private bool _zero;
        private int _taken;

        public bool IsVague { get; private set; }

        public bool IsBare { get; private set; }

        public bool HasScale { get; private set; }

        public bool Take(ReadOnlySpan<char> text, int at)
        {
            var c = text[at];
            if (c is '廿' or '卅')
            {
                if (_taken > 0) return false;
                (_section, _last, _lastWritten, _taken) = (c == '廿' ? 20 : 30, 10, 10, 1);
                return true;
            }
            var (digit, factor) = (Digit(c), Factor(c));
            var taken = digit >= 0 ? TakeDigit(digit) : factor > 0 && TakeFactor(factor, text, at);
            if (taken) _taken++;
            return taken;
        }

        public readonly decimal Total()
        {
            var tail = _digit < 0 ? 0 : _lastWritten >= 100 && !_zero && _digit > 0 ? _digit * (_lastWritten / 10) : _digit;
            return _yi + _wan + _section + tail;
        }

        private bool TakeDigit(int digit)
        {
            if (digit == 0)
            {
                if (_taken == 0) { _digit = 0; return true; }
                _zero = true;
                return _digit < 0;
            }
            if (_digit > 0) { IsVague = true; return false; }
            _digit = digit;
            return true;
        }

        private bool TakeFactor(decimal factor, ReadOnlySpan<char> text, int at)
        {
            if (factor < 10_000)
            {
                if (_last <= factor && _section > 0) return false;
                // 一千瓦, 五千伏: the 千 belongs to the unit.
                if (factor == 1000 && _digit > 0 && at + 1 < text.Length && text[at + 1] is '瓦' or '伏' or '卡' or '帕') return false;
                if (_digit < 0 && factor > 10 && _taken == 0) IsBare = true;
                else if (_digit < 0 && _taken > 0 && !(factor == 10 && _section == 0) && !IsBare) return false;
                else if (IsBare) return false;
                _section += (_digit < 0 ? 1 : _digit) * factor;
                (_last, HasScale) = (factor, HasScale || factor >= 100);
            }
            else
            {
                if (_taken == 0) IsBare = true;
                else if (_digit == 0) return false;
                var whole = _section + Math.Max(_digit, 0);
                if (IsBare && whole == 0 && _wan == 0) whole = 1;
                if (factor == 10_000 && _wan > 0) return false;
                if (factor == 10_000) _wan = whole * factor;
                else if (_yi > 0) return false;
                else (_yi, _wan) = ((_wan + whole) * factor, 0);
                (_section, _last, HasScale) = (0, decimal.MaxValue, true);
            }
            (_digit, _zero, _lastWritten) = (-1, false, factor);
            return true;
        }
    }
}
