namespace OneCity.Alpha;

public partial class Wide;
