Console.WriteLine("OneCity benchmarks");
