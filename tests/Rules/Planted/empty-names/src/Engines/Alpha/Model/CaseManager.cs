namespace OneCity.Alpha;

public sealed class CaseManager;

public sealed record CaseDto(int Number);

public sealed record Case(int Number);
