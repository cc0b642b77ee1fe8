namespace OneCity.Beta;
