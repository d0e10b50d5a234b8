import { S3Client } from '@aws-sdk/client-s3';
import type { ClientOf } from './wires.ts';

export const s3Client: ClientOf<S3Client> = (setup) => new S3Client(setup('s3'));
