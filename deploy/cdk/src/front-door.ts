import { Fn } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { LiaisonProps } from './liaison-props.ts';

/**
 * The server believes CloudFront about where a request comes from, so nobody may pass CloudFront by: it adds a header whose value only
 * it and this function know.
 */
const checkHeader = `
const { createHash, timingSafeEqual } = require('node:crypto');
const digest = (text) => createHash('sha256').update(text).digest();
exports.handler = async ({ headers = {} }) => ({
  isAuthorized: timingSafeEqual(digest(headers['x-liaison-origin'] || ''), digest(process.env.EXPECTED)),
});
`;

/** One address for pages and API: CloudFront before an HTTP API before the function. */
export class FrontDoor extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, liaison: LiaisonProps, server: LambdaFunction) {
    super(scope, id);
    const word = new Secret(this, 'Word', {
      description: 'What CloudFront says to the HTTP API of Liaison',
      generateSecretString: { excludePunctuation: true, passwordLength: 48 },
    }).secretValue.unsafeUnwrap();
    const guard = new LambdaFunction(this, 'Guard', {
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromInline(checkHeader),
      environment: { EXPECTED: word },
    });
    const api = new HttpApi(this, 'Api', {
      defaultIntegration: new HttpLambdaIntegration('Server', server),
      defaultAuthorizer: new HttpLambdaAuthorizer('CloudFrontOnly', guard, {
        identitySource: ['$request.header.X-Liaison-Origin'],
        responseTypes: [HttpLambdaResponseType.SIMPLE],
      }),
    });
    const origin = new HttpOrigin(Fn.select(2, Fn.split('/', api.apiEndpoint)), {
      customHeaders: { 'X-Liaison-Origin': word },
    });
    const common = { origin, viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS, compress: true };
    // The names of these files change with their content.
    const assets = { ...common, cachePolicy: CachePolicy.CACHING_OPTIMIZED };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Liaison',
      domainNames: [liaison.domainName],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', liaison.certificateArn),
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultBehavior: {
        ...common,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      },
      additionalBehaviors: { '/assets/*': assets, '/customer/assets/*': assets },
    });
  }
}
