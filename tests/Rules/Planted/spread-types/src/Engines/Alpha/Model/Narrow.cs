namespace OneCity.Alpha;

public partial class Narrow;
