export { type AppOptions, createApp } from './app.ts';
export { type Verification, verifyExport } from './archive/export/verify-export.ts';
export { type Agent, type Authenticator, IssuerUnavailable, TokenRejected } from './auth/authenticator.ts';
export { type Audit, type AuditedAction, auditLog } from './audit/audit.ts';
export { oidcAuthenticator } from './auth/oidc-authenticator.ts';
export { readBackupFile, writeBackupFile } from './backup/backup-file.ts';
export { BackupUnusable } from './backup/backup-format.ts';
export { type RestoreOptions, restoreBackup } from './backup/restore-backup.ts';
export { type BackupOptions, migrationNames, takeBackup } from './backup/take-backup.ts';
export { type ConnectClients, connectClients, s3Client } from './connect/connect-clients.ts';
export { describeError } from './describe-error.ts';
export type { AppEnv } from './http/app-env.ts';
export { type HumanityCheck, HumanityCheckUnavailable, type PresentedProof } from './humanity/humanity-check.ts';
export { createLogger } from './logger.ts';
export { customerPolicy, desktopPolicy, type PagePolicy } from './pages/content-security-policy.ts';
export { loadPage, type PageFiles, PageNotBuilt } from './pages/load-page.ts';
export type { Page } from './pages/serve-page.ts';
export {
  type AdminSettings,
  readAdminSettings,
  readSettings,
  type Settings,
  SettingsError,
} from './settings/read-settings.ts';
export { settingsReference } from './settings/settings-reference.ts';
export { openApiDocument } from './openapi.ts';
export type { Database } from './store/database.ts';
export { DataFolderInUse } from './store/data-folder-lock.ts';
export { erase, type Erasure, UnderHold } from './privacy/erasure/erase.ts';
export { listHolds, liftHold, setHold } from './privacy/holds/holds.ts';
export { changeRetentionPolicy, readRetentionPolicy } from './privacy/retention/retention-policy.ts';
export { erasureRequest, liftHoldRequest, retentionPolicy, setHoldRequest } from '@liaison/protocol/api';
export { type RetentionProgress, runRetention } from './privacy/retention/run-retention.ts';
export { createStore, type Store, type StoreState } from './store/store.ts';
export { ingestItems, type IngestionResult, type ItemDelivery } from './transcripts/ingest-items.ts';
export { ItemSource } from './transcripts/item-source.ts';
export { backfill, type BackfillProgress } from './transcripts/backfill/backfill.ts';
export { bucketSource } from './transcripts/backfill/bucket-source.ts';
export { folderSource } from './transcripts/backfill/folder-source.ts';
export { upkeep, upkeepEveryMs, type UpkeepOptions } from './upkeep.ts';
