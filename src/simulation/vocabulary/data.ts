import type { Vocabulary } from './vocabulary.ts';
import { list } from './vocabulary.ts';

export const DATA: Vocabulary = {
  roles:
    list(`database engineer | data engineer | DBA | backend engineer | analytics engineer | data architect |
    data scientist | site reliability engineer | storage engineer | platform engineer | SQL consultant |
    statistician | query optimizer person | data platform lead | BI developer | software engineer |
    database researcher | open source maintainer | geospatial analyst | data journalist | warehouse engineer`),
  interests:
    list(`PostgreSQL | Postgres | SQLite | SQL | databases | query planners | indexes | B-trees | LSM trees |
    transactions | isolation levels | MVCC | replication | sharding | backups | migrations | schema design |
    normalization | window functions | common table expressions | joins | vacuum | write-ahead logs |
    storage engines | distributed systems | consensus | Raft | consistency models | event sourcing | streaming |
    Kafka | change data capture | ETL | dbt | data warehouses | lakehouses | Parquet | Arrow | DuckDB |
    ClickHouse | columnar storage | time series | geospatial data | PostGIS | full-text search | vector search |
    data quality | data modelling | observability | dashboards | metrics | Grafana | Prometheus | Python |
    pandas | statistics | Bayesian inference | R | notebooks | visualisation | open data | data governance |
    privacy | Linux | performance | benchmarks | caching | Redis | key-value stores | graph databases |
    connection pooling | query tuning | explain plans | stored procedures | partitioning | disaster recovery |
    on-call | incident reviews | capacity planning | cloud costs | orchestration | Airflow | lineage | open source |
    machine learning | forecasting | maps | census data | spreadsheets | OLAP | OLTP`),
  hashtags:
    list(`#postgres | #postgresql | #sql | #sqlite | #databases | #dataengineering | #dataviz | #datascience |
    #opendata | #sre | #analytics | #duckdb | #kafka | #python | #opensource | #observability | #rstats | #dba`),
  emoji: list('🐘 | 🗄️ | 📊 | 📈 | 💾 | 🧮 | 🗃️ | 🔎'),
  phrases:
    list(`EXPLAIN ANALYZE is my horoscope. | Have you tried an index? | It is always the isolation level. |
    Restores, not backups. | SELECT coffee FROM kitchen. | NULL is not nothing. | Turning logs into tables. |
    I drop tables in staging only. | Boring technology, happily. | My joins are outer, my heart is inner. |
    Data has gravity. | Rows, columns and regret.`),
  elsewhere: {
    de: list(
      'Datenbanken | Datentechnik | SQL | Abfrageoptimierung | Statistik | offene Daten | Auswertungen',
    ),
    es: list(
      'bases de datos | ingeniería de datos | SQL | estadística | datos abiertos | visualización',
    ),
    fr: list(
      'bases de données | ingénieur données | SQL | statistiques | données ouvertes | visualisation',
    ),
    pt: list(
      'bancos de dados | engenharia de dados | SQL | estatística | dados abertos | visualização',
    ),
    ja: list('データベース | データ分析 | SQL | 統計 | 可視化 | 分散システム'),
  },
};
