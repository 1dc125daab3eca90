import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';

type Options = { region: string; accessKeyId: string; secretAccessKey: string };

/**
 * A bucket that speaks what we use of S3 and checks each request's signature by its own reading of "AWS Signature Version 4",
 * so that a client that signs wrongly is refused as the real one would.
 */
export function bucketServer(options: Options): Server {
  const objects = new Map<string, Buffer>();
  return createServer((request, response) => {
    void buffer(request).then((body) => {
      const path = request.url ?? '/';
      if (!isSigned(request, path, options)) return response.writeHead(403).end('<Code>SignatureDoesNotMatch</Code>');
      if (request.method === 'PUT') {
        objects.set(path, body);
        return response.writeHead(200).end();
      }
      if (request.method === 'DELETE') {
        objects.delete(path);
        return response.writeHead(204).end();
      }
      const found = objects.get(path);
      return found ? response.writeHead(200).end(found) : response.writeHead(404).end('<Code>NoSuchKey</Code>');
    });
  });
}

function isSigned(request: IncomingMessage, path: string, { region, accessKeyId, secretAccessKey }: Options): boolean {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    );
  if (!match || match[1] !== accessKeyId || match[3] !== region) return false;
  const [, , day = '', , signed = '', signature] = match;
  const headers = signed.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const payload = String(request.headers['x-amz-content-sha256']);
  const canonical = [request.method, path, '', headers.join(''), signed, payload].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, hash(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${secretAccessKey}`,
  );
  return createHmac('sha256', key).update(toSign).digest('hex') === signature;
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
