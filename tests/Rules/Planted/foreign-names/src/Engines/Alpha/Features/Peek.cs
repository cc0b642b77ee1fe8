using OneCity.Beta;

namespace OneCity.Alpha;
