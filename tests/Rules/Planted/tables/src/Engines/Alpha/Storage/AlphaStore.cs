namespace OneCity.Alpha.Storage;

internal sealed class AlphaStore
{
    private const string Own = "SELECT a.id FROM alpha_things a WHERE a.day = (SELECT max(day) FROM alpha_days)";
    private const string Foreign = "SELECT a.id FROM alpha_things a "
        + "JOIN beta_secrets b ON b.id = a.id";
    private const string Prose = "The figures from the desk are in order";
    private const string Recent = "WITH recent AS (SELECT id FROM alpha_things) SELECT id FROM recent";
}
