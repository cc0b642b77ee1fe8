using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace OneCity.Benchmarks;

/// <summary>The same list in Redmine 5, asked through its own query class in its own process, on SQLite: a page of 100 rows and a count by group.</summary>
/// <remarks>
/// Redmine is Debian's <c>redmine</c> with any instance set up (<c>X_DEBIAN_SITEID</c>, else <c>default</c>); the list lives in a database of its own beside
/// that instance. Redmine computes no lights, so its side has less to do.
/// </remarks>
internal static class RedmineList
{
    private const string Home = "/usr/share/redmine";

    private const string Script = """
        database, tasks, units, samples = ARGV[0], ARGV[1], ARGV[2].to_i, ARGV[3].to_i
        ActiveRecord::Base.establish_connection(adapter: 'sqlite3', database: database)
        ActiveRecord::Migration.verbose = false
        ActiveRecord::MigrationContext.new(Rails.root.join('db/migrate').to_s, ActiveRecord::SchemaMigration).migrate
        ActiveRecord::Base.connection.schema_cache.clear!
        ActiveRecord::Base.descendants.each(&:reset_column_information)
        Setting.clear_cache
        Redmine::DefaultData::Loader.load('en')
        User.current = User.find_by(login: 'admin')
        project = Project.create!(name: 'bench', identifier: 'bench', trackers: Tracker.all)
        categories = (0...units).map { |unit| IssueCategory.create!(project: project, name: "unit-#{unit}") }
        tracker, status, closed, priority = Tracker.first, IssueStatus.where(is_closed: false).first, IssueStatus.where(is_closed: true).first, IssuePriority.first
        now, rows, relations = Time.now, [], []
        File.foreach(tasks) do |line|
          number, unit, start, due, done, waits, above = line.chomp.split(',', -1)
          id = number.to_i + 1
          rows << { id: id, project_id: project.id, tracker_id: tracker.id, status_id: (done == '1' ? closed : status).id, priority_id: priority.id, author_id: User.current.id,
            category_id: categories[unit.to_i].id, subject: "item #{number}", start_date: start, due_date: due, created_on: now, updated_on: now,
            parent_id: above.empty? ? nil : above.to_i + 1, lock_version: 0, done_ratio: 0, is_private: false }
          relations << { issue_from_id: waits.to_i + 1, issue_to_id: id, relation_type: 'precedes' } unless waits.empty?
        end
        below, root, at = rows.group_by { |row| row[:parent_id] }, 0, 0
        number = lambda do |row|
          row[:root_id], row[:lft] = root, at += 1
          (below[row[:id]] || []).each(&number)
          row[:rgt] = at += 1
        end
        below[nil].each { |row| root, at = row[:id], 0; number.call(row) }
        rows.each_slice(500) { |slice| Issue.insert_all!(slice) }
        relations.each_slice(500) { |slice| IssueRelation.insert_all!(slice) }
        timed = lambda do |word, work|
          work.call
          samples.times do
            started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
            work.call
            puts "#{word} #{((Process.clock_gettime(Process::CLOCK_MONOTONIC) - started) * 1000).round(3)}"
          end
        end
        query = lambda do |group|
          found = IssueQuery.new(name: '_', project: project, filters: { 'status_id' => { operator: '*', values: [''] } }, sort_criteria: [['id', 'asc']])
          found.column_names = [:id, :subject, :status, :category, :start_date, :due_date, :updated_on]
          found.group_by = group
          found
        end
        puts "VERSION #{Redmine::VERSION} #{Issue.count}"
        timed.call('PAGE', -> { query.call(nil).issues(limit: 100, offset: 20_000).map { |issue| [issue.subject, issue.status.name, issue.category.name, issue.due_date] } })
        timed.call('GROUP', -> { query.call('category').result_count_by_group.to_a })
        """;

    /// <param name="report">Where it is told.</param>
    /// <param name="world">The list.</param>
    /// <param name="samples">How often each is measured.</param>
    /// <param name="folder">For the list's database.</param>
    /// <param name="page_ms">Our median for a page of the same list on SQLite, in this run.</param>
    public static async Task Measure(Report report, PlansWorld world, int samples, string folder, double page_ms)
    {
        if (!Directory.Exists(Home))
        {
            report.Line("Redmine: not measured, it is not installed (Debian: apt-get install redmine redmine-sqlite)");
            return;
        }
        var (script, tasks) = (Path.Combine(folder, "list.rb"), Path.Combine(folder, "tasks.csv"));
        await File.WriteAllTextAsync(script, Script);
        await File.WriteAllLinesAsync(tasks, world.Tasks.Select((task, index) => string.Create(CultureInfo.InvariantCulture,
            $"{index},{index % 40},{task.StartsOn:yyyy-MM-dd},{task.DueOn:yyyy-MM-dd},{(world.Events[task.Id].Any(each => each.Kind == OneCity.Plans.Model.Lights.TaskEventKind.Done) ? 1 : 0)},{Number(task.WaitsFor.Count > 0 ? task.WaitsFor[0] : null)},{Number(task.Parent)}")));
        var start = new ProcessStartInfo("bundle", ["exec", "rails", "runner", script, Path.Combine(folder, "redmine.db"), tasks, "40", samples.ToString(CultureInfo.InvariantCulture)])
        {
            WorkingDirectory = Home, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["RAILS_ENV"] = "production";
        start.Environment.TryAdd("X_DEBIAN_SITEID", "default");
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            report.Line("Redmine: not measured, there is no bundle command (Debian: apt-get install ruby-bundler)");
            return;
        }
        var talk = process.StandardError.ReadToEndAsync();
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n');
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            report.Line("Redmine: not measured, it did not start: " + (await talk).Split('\n')[0]);
            return;
        }
        report.Line("peer: Redmine " + lines.First(line => line.StartsWith("VERSION ", StringComparison.Ordinal))[8..] + " issues, SQLite, in process");
        var peer_ms = Print("PAGE", "Redmine: page of 100 rows");
        Print("GROUP", "Redmine: count by category");
        report.Line(string.Create(CultureInfo.InvariantCulture, $"page of 100 rows, medians: Redmine {peer_ms:0.0} ms / OneCity with lights {page_ms:0.0} ms = {peer_ms / page_ms:0.0}"));

        double Print(string word, string what)
        {
            double[] took = [.. lines.Where(line => line.StartsWith(word + " ", StringComparison.Ordinal)).Select(line => double.Parse(line[(word.Length + 1)..], CultureInfo.InvariantCulture))];
            report.Print(what, took, "ms");
            return Report.Percentile(took, 50);
        }
    }

    private static string Number(string? item) => item?.Split('/')[1] ?? "";
}
