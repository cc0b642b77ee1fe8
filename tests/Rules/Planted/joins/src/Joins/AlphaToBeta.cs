using OneCity.Alpha;
using OneCity.Beta;
using OneCity.Gamma;
